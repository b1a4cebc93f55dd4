"""The work itself: item after item, or shared by processes, with the same result in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.engine import Engine, EngineOptions
from factcheck.errors import FactcheckError, InputError
from factcheck.files import incident_of, read_document
from factcheck.frozen import dataclass
from factcheck.inputs import Item
from factcheck.language.runtime import processors
from factcheck.model import FileReport, Incident
from factcheck.readers import NotCopyError

# A process takes as long to start, and to load the models, as some ten articles to read.
_LEAST_A_WORKER = 16
_CHUNKS_A_WORKER = 8  # few enough to cost little, many enough that no worker is left with the long rest


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: no report for a file of data in a folder; `bug` is a traceback of ours."""

    report: FileReport | None
    bug: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What it takes to open the engine, here or in a worker."""

    engine: type[Engine]
    paths: tuple[Path, ...]
    options: EngineOptions
    cache: Path | None

    def open(self) -> Engine:
        """Return the engine; raises what `Engine.open` does."""
        return self.engine.open(self.paths, self.options, self.cache)


def check_item(engine: Engine, item: Item) -> Outcome:
    """Look at one item. Whatever is wrong with it is in the outcome, so that the others are looked at too."""
    path = item.path or ""
    try:
        if item.incident is not None:
            return Outcome(FileReport(item.incident.path, incident=item.incident))
        if item.statement is not None:
            return Outcome(engine.check_statement(item.statement))
        return Outcome(engine.check_document(read_document(path, item.data)))
    except NotCopyError as error:
        if not item.named:
            return Outcome(None)
        return Outcome(FileReport(path, incident=incident_of(path, error)))
    except InputError as error:
        return Outcome(FileReport(path, incident=incident_of(path, error)))
    except FactcheckError:
        raise
    except Exception:
        # A mistake of ours in one text must not hide what is wrong in the others.
        import traceback

        path = item.path or "<statement>"
        incident = Incident(path, "a mistake in factcheck itself kept it from being checked")
        return Outcome(FileReport(path, incident=incident), traceback.format_exc())


def jobs_for(items: int) -> int:
    """Return how many processes pay for so many items: one a processor, but only what each has enough to do for."""
    return max(1, min(processors(), items // _LEAST_A_WORKER))


_PATIENCE = 5.0  # seconds for the pool's thread to end once its workers have


def check_all(items: Sequence[Item], engine: Engine, opening: Opening, jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each item, in order. With `jobs` above one, as many processes share the work."""
    jobs = min(jobs, len(items))
    if jobs <= 1:
        for item in items:
            yield check_item(engine, item)
        return
    import multiprocessing
    import threading
    from concurrent.futures import ProcessPoolExecutor

    before = set(threading.enumerate())
    # Not fork: the parent may run threads of the model's library, which a fork would leave in pieces.
    context = multiprocessing.get_context("spawn")
    size = max(1, len(items) // (jobs * _CHUNKS_A_WORKER))
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    pool = ProcessPoolExecutor(jobs, context, _start_worker, (opening,))
    try:
        with _deaf_to_ctrl_c():
            results = pool.map(_check_chunk, chunks)
        for outcomes in results:
            yield from outcomes
    except BaseException:
        _hush_the_pool()
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        # Python wakes the pool's thread once more when it ends, through a pipe that the thread may just be closing.
        for thread in set(threading.enumerate()) - before:
            if not thread.daemon:
                thread.join(_PATIENCE)
        raise
    pool.shutdown()


def _hush_the_pool() -> None:
    """Keep the pool's own thread quiet once its work is called off.

    It takes the workers' end for a crash and tells futures that are cancelled already, which raises, or finds its
    pipes closed; nobody waits for either any more.
    """
    import threading
    from concurrent.futures import InvalidStateError

    before = threading.excepthook

    def hook(thread: threading.ExceptHookArgs, /) -> None:
        if not isinstance(thread.exc_value, (InvalidStateError, OSError)):
            before(thread)

    threading.excepthook = hook


_engine: list[Engine] = []  # of a worker process


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Put Ctrl-C off while workers start, who inherit this: the parent is the one to deal with it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _start_worker(opening: Opening) -> None:
    import signal

    # Where there is no deafness to inherit.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _engine[:] = [opening.open()]


def _check_chunk(items: Sequence[Item]) -> list[Outcome]:
    return [check_item(_engine[0], item) for item in items]
