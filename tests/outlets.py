"""Every way by which a text of a precedent can reach somebody, in one list; a new one must be added here.

`{page}`, `{number}`, `{slug}`, `{rule}`, `{domain}`, `{word}` (a word of every text) and `{half}` (how others
begin) are filled in. An address that shows no precedent stands in the list with the reason why.
"""

from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, get_resolver

NOTHING_OF_A_PRECEDENT = "shows no text of a precedent"

PUBLIC: dict[str, list[str] | str] = {
    "": ["/", "/precedenten/", "/precedenten/{slug}/", "/over/"],
    "zoeken/": ["/zoeken/", "/zoeken/?q={word}", "/zoeken/?q={half}", "/zoeken/?q={number}"],
    "suggesties/": [
        "POST /suggesties/?q={word}",
        "POST /suggesties/?q={number}",
        "POST /suggesties/?q={half}",
    ],
    "vergelijken/": ["POST /vergelijken/?text=Iemand zegt {word} tegen {word} en {word} blijft."],
    "p/<str:number>/vergelijkbaar/": ["/p/{number}/vergelijkbaar/", "/p/{other}/vergelijkbaar/"],
    "p/<str:number>/melden/": ["/p/{number}/melden/"],
    "p/<str:number>/melden/ontvangen/": ["/p/{number}/melden/ontvangen/"],
    "p/<str:number>/": ["/p/{number}/"],
    "p/<str:number>": ["/p/{number}"],
    "regels/": ["/regels/"],
    "regels/<slug:slug>/": ["/regels/{rule}/"],
    "domeinen/<slug:slug>/": ["/domeinen/{domain}/"],
    "regels-in-beeld/": ["/regels-in-beeld/"],
    **dict.fromkeys(
        (
            "_util/login/",
            "inloggen/",
            "uitloggen/",
            "wachtwoord-vergeten/",
            "wachtwoord-vergeten/verstuurd/",
            "wachtwoord-vergeten/klaar/",
            "wachtwoord-vergeten/<uidb64>/<token>/",
            ".well-known/security.txt",
            "media/<path:path>",
            "health/live",
            "health/ready",
            "metrics",
        ),
        NOTHING_OF_A_PRECEDENT,
    ),
}

ADMIN = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/{shelf}/",
    "/admin/pages/{shelf}/?q={word}",
    "/admin/pages/search/?q={word}",
    "/admin/choose-page/",
    "/admin/choose-page/{shelf}/",
    "/admin/choose-page/search/?q={word}",
    "/admin/api/main/pages/",
    "/admin/api/main/pages/?child_of={shelf}",
    "/admin/api/main/pages/?search={word}",
    "/admin/api/main/pages/{page}/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/edit/preview/",
    "/admin/pages/{page}/view_draft/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/usage/",
    "/admin/pages/{page}/delete/",
    "/admin/pages/{page}/revisions/compare/earliest...latest/",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/?export=csv",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/locked/",
    "/admin/reports/aging-pages/",
    "/admin/snippets/precedents/blockingrule/usage/{rule}/",
    "/admin/tag-autocomplete/?term={word}",
    "/admin/trefwoorden/?term={word}",
]
OUR_ADMIN: dict[str, list[str] | str] = {
    "precedenten/te-lezen/": ["/admin/precedenten/te-lezen/"],
    "precedenten/<int:page_id>/lezen/": ["/admin/precedenten/{page}/lezen/"],
    "precedenten/<int:page_id>/lezen/tekst/": ["/admin/precedenten/{page}/lezen/tekst/"],
    "precedenten/<int:page_id>/terugnemen/": ["/admin/precedenten/{page}/terugnemen/"],
    "trefwoorden/": ["/admin/trefwoorden/?term={word}"],
    "precedenten/": ["/admin/precedenten/", "/admin/precedenten/?q={word}", "/admin/precedenten/?export=csv"],
    "precedenten/results/": ["/admin/precedenten/results/?q={word}"],
    "precedenten/<int:page_id>/aanhouden/": ["/admin/precedenten/{page}/aanhouden/"],
    "precedenten/<int:page_id>/weer-tonen/": ["/admin/precedenten/{page}/weer-tonen/"],
    "precedenten/<int:page_id>/intrekken/": ["/admin/precedenten/{page}/intrekken/"],
    "bevindingen/<int:page_id>/": ["/admin/bevindingen/{page}/", "POST /admin/bevindingen/{page}/?title=x"],
    "bevindingen/<int:page_id>/besluit/": ["POST /admin/bevindingen/{page}/besluit/?title=x"],
    "bevindingen/<int:page_id>/besluit/<int:decision_id>/ongedaan/": [
        "POST /admin/bevindingen/{page}/besluit/1/ongedaan/?title=x"
    ],
    "bevindingen/<int:page_id>/namen/": ["POST /admin/bevindingen/{page}/namen/?names=x"],
    "bevindingen/nieuw/<int:parent_page_id>/": NOTHING_OF_A_PRECEDENT,
    "meldingen/<int:pk>/afronden/": NOTHING_OF_A_PRECEDENT,
    "meldingen/<int:pk>/doorzetten/": NOTHING_OF_A_PRECEDENT,
    "meldingen/<int:pk>/oppakken/": NOTHING_OF_A_PRECEDENT,
    "meldingen/": ["/admin/meldingen/"],
    "meldingen/<int:pk>/": NOTHING_OF_A_PRECEDENT,
    "controlespoor/": ["/admin/controlespoor/", "/admin/controlespoor/?export=csv"],
    "controlespoor/regels/": ["/admin/controlespoor/regels/"],
    "zoekindex/": ["/admin/zoekindex/"],
}
OF_WAGTAIL = ("admin/snippets/", "admin/api/")
"""Rules and word groups, and the API; what they tell of a precedent stands in ADMIN."""

OUR_ROOMS = ("precedents", "insights", "kennisbank")

COMMANDS: dict[str, list[list[str]] | str] = {
    "find": [["", "--json"], ["{word}"], ["{word}", "--json"]],
    "check_index": [[]],
    "check_clearances": [[]],
    "check_audit": [[]],
    "sync_index": [[]],
    "rebuild_index": [[]],
    "publish_scheduled": [[]],
    "publish_scheduled_pages": [[]],
    "replay_withdrawals": [[]],
    "erase_reports": [[]],
    **dict.fromkeys(
        (
            "backup",
            "destroy_audit_key",
            "import_rechtspraak",
            "load_demo",
            "load_taxonomy",
            "move_from",
            "restore",
        ),
        NOTHING_OF_A_PRECEDENT,
    ),
}


def addresses(table: dict[str, list[str] | str]) -> Iterator[str]:
    for listed in table.values():
        if isinstance(listed, list):
            yield from listed


def routes_outside_admin() -> set[str]:
    """Every route of the site but those of the admin; pages of Wagtail are the empty one."""
    routes = {route for route, _ in _routes(get_resolver().url_patterns) if not route.startswith("admin/")}
    return {"" if route.startswith("^") or "_util/authenticate" in route else route for route in routes}


def our_admin_routes() -> set[str]:
    """Routes of the admin whose view is ours."""
    return {
        route.removeprefix("admin/")
        for route, view in _routes(get_resolver().url_patterns)
        if route.startswith("admin/")
        and not route.startswith(OF_WAGTAIL)
        and view.__module__.split(".")[0] in OUR_ROOMS
    }


def ask(client: Client, address: str) -> str:
    """What an address answers, wherever it leads; `POST` sends what stands behind the question mark."""
    method, _, rest = address.rpartition(" /") if address.startswith("POST /") else ("GET", "", address[1:])
    path, _, query = rest.partition("?")
    if method == "GET":
        answer = client.get(f"/{rest}", follow=True)
    else:
        name, _, value = query.partition("=")
        answer = client.post(f"/{path}", {name: value}, follow=True)
    assert answer.status_code < 500, (address, answer.status_code)
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode() + " ".join(f"{name}: {value}" for name, value in answer.headers.items())


def _routes(patterns: list, before: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), pattern.callback
        else:
            yield from _routes(pattern.url_patterns, before + str(pattern.pattern))
