"""Ties a form on the screen to a row in the database: saves as you go, keeps what is not right.

Exists so that every tab saves the same way: what is right at once, what is wrong as a draft.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stagedesk.domain.draft_text import draft_text
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.typing_drafts import TypingDrafts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class FormBinding(QObject):
    """One FormView on one row of one of services.forms.SHEETS.

    Signals:
        stored: (field, value) after it was saved.
    """

    stored = Signal(str, object)

    def __init__(
        self,
        view: FormView,
        gate: Gate,
        today: Callable[[], date],
        about: Callable[[], str] = str,
        hold: Callable[[str, object], bool] | None = None,
    ) -> None:
        """Bind.

        Args:
            view: whose edits are saved; its form's name says which table.
            gate: the door to the services.
            today: the day of now, near which a date without a year lies.
            about: whose row it is ('Yusuf van der Meer'), for history and status line.
            hold: asked with every edit before it is saved; True keeps it back until the page
                calls ``save`` (a question is asked first) or ``take_back``.
        """
        super().__init__(view)
        self._view = view
        self._gate = gate
        self._today = today
        self._about = about
        self._hold = hold
        self.key: str | None = None
        self._typing = TypingDrafts(gate.drafts, self)
        view.edited.connect(self._edited)
        view.typing.connect(self._typed)

    def open(self, key: str) -> None:
        """Show a row with its drafts."""
        from stagedesk.services import forms

        # Of the row before, or of this one: then it comes back as the draft it has become.
        self._typing.keep_now()
        self.key = key
        form = self._view.form.name
        values = self._gate.read(forms.values, form, key)
        self._view.show_values(values, self._gate.drafts.of_row(form, key))

    def _typed(self, name: str, text: str | None) -> None:
        if self.key is not None:
            self._typing.typed((self._view.form.name, self.key, name), text)

    def _edited(self, name: str, raw: object) -> None:
        if self.key is None:
            return
        place = self._view.form.name, self.key, name
        if self._hold and self._hold(name, raw):
            self._typing.done(place)
            if self.key == place[1]:
                # A question stands open: what it is about is kept until there is an answer. When
                # another row shows, the page has saved it there already.
                self._gate.drafts.keep(place, draft_text(raw))
        else:
            self.save(name, raw)

    def take_back(self, name: str) -> None:
        """What ``hold`` kept back is not to be: show what is saved."""
        if self.key is not None:
            self._gate.drafts.keep((self._view.form.name, self.key, name), None)
            self.open(self.key)

    def save(self, name: str, raw: object, since: date | None = None) -> None:
        """Save one field and say beside it what came of it.

        Args:
            name: of the field.
            raw: as the editor gave it.
            since: for a dated fact: from which day it holds; None corrects what was written.
        """
        from stagedesk.services import forms

        key = self.key
        if key is None:
            return
        form, label = self._view.form.name, self._view.form.field(name).screen_label
        self._typing.done((form, key, name))
        title = f"{label} van {self._about()}" if self._about() else label
        # What is owed of this field is older.
        self._gate.owed.pay()
        on = self._today()

        def write(session: "Session") -> forms.Saved:
            return forms.save_field(session, form, key, name, raw, on=on, since=since)

        saved, problems = self._gate.check(title, write)
        if saved is not None:
            self._view.show_saved(name, saved.value, saved.problems)
            self.stored.emit(name, saved.value)
            return
        later = self._gate.disk_failed and self._view.editor(name).chooses
        self._view.show_saved(name, None, problems)
        self._gate.drafts.keep((form, key, name), draft_text(raw))
        if later:
            # Nobody leaves a choice once more, so nothing else would save it. It waits as a
            # draft too: until then every page shows it, with that it is not saved.
            self._gate.owed.owe(title, write)
