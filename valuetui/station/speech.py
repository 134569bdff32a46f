"""Speaking by espeak-ng, a program of the system, where it is installed.

What is said goes to its standard input: other users of a machine can read a program's arguments,
and what is said tells what somebody picks. Nothing of it is logged. A new sentence ends the one
before. Nobody waits: a thread of its own starts and ends the programs.
"""

import logging
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from valuetui.responses.errands import Errands

log = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
LOUDEST, USUAL, STEP = 200, 100, 25
"""Volume as the program counts it, and by how much it is changed."""
LONGEST = 4000
"""Characters that are said at a time: less than a pipe holds, so that writing never waits."""

_PHONEMES = re.compile(r"[\[\]]")
"""The program reads what is in double brackets as sounds."""


def is_installed() -> bool:
    """Whether there is a program to speak with."""
    return shutil.which(PROGRAM) is not None


def voices() -> frozenset[str]:
    """Codes of the languages that the program has a voice for; none where it is not installed."""
    try:
        told = subprocess.run([PROGRAM, "--voices"], capture_output=True, check=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return frozenset()
    lines = [line.split() for line in told.decode(errors="replace").splitlines()[1:]]
    return frozenset(line[1].partition("-")[0] for line in lines if len(line) > 1)


@dataclass(frozen=True)
class Sentence:
    """Something to say."""

    text: str
    language: str
    """Code of the language; a variant of a language has the voice of that language."""
    rate: int
    """Words a minute."""
    volume: int = USUAL


def command(sentence: Sentence) -> list[str]:
    """The command line that says a sentence from its standard input. Nothing of it is in there."""
    voice = sentence.language.partition("-")[0]
    return [PROGRAM, "-v", voice, "-s", str(sentence.rate), "-a", str(sentence.volume), "--stdin"]


def spoken(sentence: Sentence) -> bytes:
    """What the program reads."""
    return _PHONEMES.sub(" ", sentence.text)[:LONGEST].encode()


class Speaker:
    """Says one sentence at a time, the newest one. Raises nothing: where it cannot speak, the log
    says why, once, and it is silent."""

    def __init__(self) -> None:
        self._errands = Errands("speech", self._begin)
        self._running: subprocess.Popen[bytes] | None = None
        self._trouble = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def say(self, sentence: Sentence) -> None:
        """Say this, instead of what is being said."""
        self._errands.run(sentence)

    def hush(self) -> None:
        """Say nothing more."""
        self._errands.run(None)

    def settle(self) -> None:
        """Return when what was asked for has been begun."""
        self._errands.settle()

    def close(self) -> None:
        """Fall silent for good."""
        self.hush()
        self._errands.close()

    def _begin(self, sentence: Sentence | None) -> None:
        """In the thread: end what is being said, and begin this sentence."""
        self._end()
        if sentence is None:
            return
        try:
            self._running = subprocess.Popen(  # noqa: S603 (a fixed program; no text in it)
                command(sentence),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with suppress(BrokenPipeError):
                if self._running.stdin:
                    self._running.stdin.write(spoken(sentence))
                    self._running.stdin.close()
        except OSError as error:
            self._say_once(type(error).__name__)

    def _end(self) -> None:
        process, self._running = self._running, None
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(1)
                return
            process.kill()
            process.wait()
        elif process.returncode:
            self._say_once(f"exit code {process.returncode}")

    def _say_once(self, trouble: str) -> None:
        if trouble != self._trouble:
            log.warning("nothing can be spoken: %s", trouble)
        self._trouble = trouble
