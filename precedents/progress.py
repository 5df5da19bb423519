"""How far a long command is: a bar on a terminal, a line each tenth elsewhere."""

from django.core.management.base import OutputWrapper

_WIDTH = 30
_LINES = 10


class Progress:
    """Call it with the number done so far; `total` may turn out to be a little off."""

    def __init__(self, out: OutputWrapper, total: int) -> None:
        self._out, self._total = out, max(total, 1)
        self._steps = 100 if out.isatty() else _LINES
        self._shown = 0

    def __call__(self, done: int) -> None:
        step = min(done * self._steps // self._total, self._steps)
        if step > self._shown:
            self._shown = step
            self._show(done)

    def _show(self, done: int) -> None:
        told = f"{100 * self._shown // self._steps:3} %  {done} van {self._total}"
        if not self._out.isatty():
            self._out.write(f"  {told}")
            return
        filled = _WIDTH * self._shown // self._steps
        end = "\n" if self._shown == self._steps else ""
        self._out.write(f"\r  [{'#' * filled:.<{_WIDTH}}] {told}", ending=end)
        self._out.flush()
