"""The server: one client for a process, and what a failure of it means to us."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, helpers

from dutch.lexicon import LexiconMissing
from search.contract import EngineDown, IndexMissing, RecordsRefused
from search.engines.sentences import MISSING

SEARCH_SECONDS = 10
WRITE_SECONDS = 10  # an editor waits for it; what could not be written is tried again by `sync_index`
BUILD_SECONDS = 120
_TRY_AGAIN = 1  # searches and bulks with fixed ids may be sent twice
_REFUSED = 400


@dataclass(frozen=True)
class ElasticOptions:
    """`ca`: a file with the certificate of an authority of our own. `refresh`: how often the server itself
    makes new documents findable; what is added here is findable at once whatever it says."""

    api_key: str = ""
    ca: str = ""
    shards: int = 1
    replicas: int = 0
    refresh: str = "1s"


def connect(url: str, options: ElasticOptions) -> Elasticsearch:
    """`url`: one address or more, with commas; each may hold a user and a password."""
    return Elasticsearch(
        url.split(","),
        request_timeout=SEARCH_SECONDS,
        max_retries=_TRY_AGAIN,
        retry_on_status=(429, 502, 503, 504),
        **({"api_key": options.api_key} if options.api_key else {}),
        **({"ca_certs": options.ca} if options.ca else {}),
    )


@contextmanager
def reachable() -> Iterator[None]:
    """Whatever Elasticsearch could not do is an engine that is down."""
    try:
        yield
    except NotFoundError as error:
        raise IndexMissing(MISSING) from error
    except (ApiError, TransportError, ValueError, LexiconMissing) as error:
        raise EngineDown(f"Elasticsearch gaf geen antwoord of weigerde: {_reason(error)}") from error
    except (LookupError, AttributeError, TypeError) as error:  # of another shape than any server of it gives
        raise EngineDown("Op het adres van Elasticsearch antwoordt iets anders.") from error


def bulk(client: Elasticsearch, actions: Iterable[dict], index: str, **options: object) -> None:
    """Writes by an alias that exists. Raises `RecordsRefused` for what the server does not take, once all
    else is written, and `IndexMissing` or `EngineDown` for what has nothing to do with one record."""
    refused: dict[str, str] = {}
    for done, item in helpers.streaming_bulk(
        client, actions, index=index, require_alias=True, raise_on_error=False, **options
    ):
        if not done:
            refused |= _refused(item)
    if refused:
        raise RecordsRefused(refused)


def _refused(item: dict[str, dict]) -> dict[str, str]:
    ((_, told),) = item.items()
    error = told.get("error")
    if error is None:  # a record to be removed was not there
        return {}
    if error["type"] == "index_not_found_exception":
        raise IndexMissing(MISSING)
    if told["status"] != _REFUSED:
        raise EngineDown(f"Elasticsearch neemt nu niets aan: {error['type']}: {error['reason']}")
    return {told["_id"]: error["type"]}


def _reason(error: Exception) -> str:
    """What the server says may quote what was asked; its kind of error does not."""
    if isinstance(error, ApiError):
        return f"{error.status_code} {error.message}"
    return f"{type(error).__name__}" if isinstance(error, ValueError) else str(error)
