from precedents.management.commands.publish_scheduled import Command

__all__ = ["Command"]  # Wagtail knows its own command by both names
