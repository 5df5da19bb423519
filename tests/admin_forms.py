"""Forms of the admin as a browser sends them: every field as it stands, with what someone changed."""

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

STREAMS = ("facts", "tried_before", "follow_ups", "costs", "comparable_if", "not_if", "norms", "sources")


def fields_of(answer: HttpResponse) -> dict[str, list[str]]:
    """What the form on this page would send. Streams are drawn by script: here they stay empty."""
    assert answer.status_code == 200, answer.status_code
    form = BeautifulSoup(answer.content, "html.parser").select("form[method=post], form[method=POST]")[-1]
    fields: dict[str, list[str]] = {f"{name}-count": ["0"] for name in STREAMS}
    for box in form.select("input[name]"):
        if box.get("type") in ("checkbox", "radio") and not box.has_attr("checked"):
            continue
        if box.get("type") not in ("submit", "button"):
            fields.setdefault(box["name"], []).append(box.get("value", ""))
    for area in form.select("textarea[name]"):
        fields[area["name"]] = [area.get_text().removeprefix("\n")]
    for choice in form.select("select[name]"):
        fields[choice["name"]] = [option.get("value", "") for option in choice.select("option[selected]")]
    return {name: values for name, values in fields.items() if "__prefix__" not in name}


def send(client: Client, url: str, **changes: object) -> HttpResponse:
    """Opens the form at this address and sends it with these fields changed; it must be accepted."""
    fields = fields_of(client.get(url))
    answer = client.post(url, {**fields, **changes})
    assert answer.status_code == 302, _faults(answer)
    return answer


def _faults(answer: HttpResponse) -> list[str]:
    found = BeautifulSoup(answer.content, "html.parser").select(".error-message, .help-critical, .messages")
    return [fault.get_text(" ", strip=True) for fault in found]
