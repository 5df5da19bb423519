import pytest, time, cProfile, pstats
from tests.shown_results import Shown
pytestmark = pytest.mark.django_db
def test_a(demo, client):
    client.get("/zoeken/?q=")
    for q in ("", "schulden en een briefadres"):
        t=time.time(); a=client.get("/zoeken/", {"q": q}); t1=time.time(); Shown(a); t2=time.time()
        print(q, "request", t1-t, "parse", t2-t1, len(a.content))
    pr=cProfile.Profile(); pr.enable(); client.get("/zoeken/", {"q": "schulden"}); pr.disable()
    pstats.Stats(pr).sort_stats("cumtime").print_stats(45)
    pr=cProfile.Profile(); pr.enable(); Shown(a); pr.disable()
    pstats.Stats(pr).sort_stats("cumtime").print_stats(12)
