"""For views that read a text about somebody's life: what goes wrong there says nothing of the text."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_post_parameters

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def unlogged(view: View) -> View:
    """Answers a fault with the page for it, and logs where it happened without what it said.

    Django would log the message of the error, and with DEBUG show every variable: either may hold the text.
    """

    @sensitive_post_parameters()
    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001  any error may quote the text, so none is passed on
            places = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
            logger.error("%s op %s:\n%s", type(error).__name__, request.path, places)
            return HttpResponse(render_to_string("errors/500.html"), status=500)

    return answered
