"""The way to PostgreSQL for statements that are ready: prepared here, asked through libpq, sent ahead where a page
knows what it will ask.

psycopg's cursor takes twice as long for a statement as libpq and its own reading of rows (21 µs, 13). And whoever asks
waits for the way there and back: what is sent ahead is read by the server while the page is drawn.
Only what reads comes here, where nothing is a transaction (schema/session.py).
"""
from collections import deque
from itertools import count

from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import Error, error_from_result
from psycopg.pq import DiagnosticField, ExecStatus

from core.database import KEPT_READY

READ = {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}
NO_SUCH_NAME = b"26000"  # psycopg forgets all that is prepared, ours too, after a rollback (DEALLOCATE ALL)


class Prepared:
    """Of one connection. `sent`: what was sent ahead and has no answer yet, in order; `answers` are those that came."""

    def __init__(self, driven):
        self.server, self.encoding = driven.pgconn, driven.info.encoding
        self.values = Transformer(driven)
        self.names, self.numbers = {}, count()
        self.sent, self.answers = deque(), {}

    def ask(self, sql, values):
        """The rows."""
        result = self._answer(sql, values) if self.sent or self.answers else None
        if result is None:
            result = self.server.exec_prepared(*self._named(sql, values))
        if self._is_forgotten(result):
            result = self.server.exec_prepared(*self._named(sql, values))
        if result.status not in READ:
            for asked in [asked for asked in self.names if asked[0] == sql]:  # its table may have been changed
                self._forget(asked)
            raise error_from_result(result, self.encoding)
        self.values.set_pgresult(result)
        return self.values.load_rows(0, result.ntuples, tuple)

    @property
    def description(self):
        """Of the columns of the last answer, as far as a cursor's is read."""
        result = self.values.pgresult
        return [(None, result.ftype(at)) for at in range(result.nfields)]

    def send(self, asked):
        """Send [(sql, values)], without waiting for what is answered. What goes wrong is told when it is asked."""
        self.settle()
        try:
            named = [self._named(sql, values) for sql, values in asked]
        except Error:
            return
        if not named:
            return
        self.server.enter_pipeline_mode()
        for each in named:
            self.server.send_query_prepared(*each)
        self.server.pipeline_sync()
        self.sent.extend((sql, tuple(values)) for sql, values in asked)

    def settle(self):
        """Read what is still to come: something else is asked first."""
        while self.sent:
            self._receive()

    def forget(self):
        """Nobody asks for it any more: who reads has done, or begins anew."""
        self.settle()
        self.answers.clear()

    def _answer(self, sql, values):
        """The answer to what was sent ahead; None where it was not."""
        asked = sql, tuple(values)
        while asked in self.sent:
            self._receive()
        if asked not in self.answers:
            self.settle()  # and keep them
        return self.answers.pop(asked, None)

    def _receive(self):
        asked, result = self.sent.popleft(), self.server.get_result()
        if result is not None:
            self.server.get_result()  # tells that there is no more of it
        is_aborted = result is None or result.status == ExecStatus.PIPELINE_ABORTED  # as all after one that fails
        if not is_aborted and not self._is_forgotten(result):
            self.answers[asked] = result
        if not self.sent:
            self.server.get_result()  # the end of all that was sent
            self.server.exit_pipeline_mode()

    def _is_forgotten(self, result):
        """Did the server forget what was prepared? Then it is prepared anew when it is asked."""
        if result.status in READ or result.error_field(DiagnosticField.SQLSTATE) != NO_SUCH_NAME:
            return False
        self.names.clear()
        return True

    def _named(self, sql, values):
        """(name of the prepared statement, its values as PostgreSQL reads them, in which forms)."""
        asked, given, forms = (sql, ()), None, None
        if values:
            given = self.values.dump_sequence(values, [PyFormat.AUTO] * len(values))
            asked, forms = (sql, self.values.types), self.values.formats
        if asked not in self.names:
            self.names[asked] = self._prepare(*asked)
        return self.names[asked], given, forms

    def _prepare(self, sql, types):
        self.settle()
        if len(self.names) >= KEPT_READY:
            self._forget(next(iter(self.names)))
        name = b"ready_%d" % next(self.numbers)
        result = self.server.prepare(name, sql.encode(self.encoding), types)
        if result.status not in READ:
            raise error_from_result(result, self.encoding)
        return name

    def _forget(self, asked):
        self.server.exec_(b"DEALLOCATE " + self.names.pop(asked))
