"""The cases of the demonstration school: the first students, one for each rule worth a look.

`docs/demo.md` lists them with their numbers; a test holds the two against each other.
"""

from dataclasses import dataclass

from stagedesk.demo import case_changes as changes
from stagedesk.demo import case_plans as plans
from stagedesk.demo import case_slips as slips

_Name = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One student who is there to show something.

    Attributes:
        grade_year: of this school year; 0 left at the end of the last one, in year 5.
        shows: what there is to see, for docs/demo.md.
        now: changes of this year's plan. before: of last year's, which the student then has.
        after: changes of the student whose school years are there.
    """

    grade_year: int
    name: _Name
    shows: str
    now: tuple[plans.Planned, ...] = ()
    before: tuple[plans.Planned, ...] = ()
    after: tuple[changes.Changed, ...] = ()


_ABOUT_HOURS = (
    Case(
        4,
        ("Aylin", None, "Şahin"),
        "three weeks of slips behind; nobody called yet",
        now=(plans.at("Hotel De Oude Maas"), plans.behind(3)),
        after=(changes.called(0),),
    ),
    Case(
        5,
        ("Jayden", None, "Ramdin"),
        "four weeks behind; home and company were called two days ago",
        now=(plans.at("Sporthal Zuidpunt"), plans.behind(4)),
        after=(changes.called(2, "home", "company"),),
    ),
    Case(
        3,
        ("Meryem", None, "Köseoğlu-Özdağ"),
        "behind; home was called eight days ago, so it is due again, and the company never was",
        now=(plans.behind(4),),
        after=(changes.called(8, "home"),),
    ),
    Case(
        4,
        ("Yiğit", None, "Doğanlar"),
        "two slips that are not signed",
        now=(plans.at("Tuincentrum De Linde"), plans.unsigned(2)),
    ),
    Case(
        4,
        ("Fatıma", None, "Çelikbaş"),
        "a slip with a date of signing and no name: unsigned, with a warning",
        now=(plans.at("Zorgcentrum Rozenhof"),),
        after=(slips.half_signed,),
    ),
    Case(
        4,
        ("Daan", None, "Kuiperveld"),
        "last year exactly 80 % of the hours signed, not a minute more: everything earned",
        now=(plans.at("Fietsenmaker Spaak"),),
        before=(plans.good,),
        after=(slips.just(0),),
    ),
    Case(
        4,
        ("Sem", "van der", "Hoevelaak"),
        "last year one minute short of 80 %: nothing earned, though every moment passed",
        now=(plans.at("Drukkerij Het Vel"),),
        before=(plans.good,),
        after=(slips.just(-1),),
    ),
    Case(
        5,
        ("Ricardo", None, "Silva-Monteiro"),
        "sixteen hours and more missed unexcused within 28 days",
        after=(slips.alarm,),
    ),
    Case(
        3,
        ("Kyra", "ter", "Braakhuis"),
        "missed a day unexcused and made up for it in the autumn holiday",
        before=(plans.good,),
        after=(slips.made_up,),
    ),
    Case(
        4,
        ("Tygo", None, "Blokzijlstra"),
        "works in week 53 to make up (2026 only): agreed upon before that week, signed after it",
        now=(plans.at("Magazijn Euromeeuw"),),
        after=(slips.week_53,),
    ),
    Case(
        4,
        ("Hamza", None, "El Yaakoubi"),
        "a slip signed before its last day, with a day far over eight hours",
        now=(plans.at("Garage Maashaven"),),
        after=(slips.signed_early,),
    ),
    Case(
        2,
        ("Lieke", None, "Duyvenbodem"),
        "went home ill: times and an absence on one day",
        after=(slips.went_home_ill,),
    ),
)
_ABOUT_GRADES = (
    Case(
        4,
        ("Noah", "de", "Wit"),
        "a form with ten of its grades, still open (when a moment lies behind)",
        now=(plans.at("Garage Maashaven"), plans.early),
        after=(changes.half_graded,),
    ),
    Case(
        4,
        ("Inès", None, "Benaliou"),
        "a 7,9 within a subtotal of 8,0 or more: certificate 2 not earned, last year neither",
        now=(plans.at("Kapsalon Knap"), plans.signed("paper")),
        before=(plans.good,),
        after=(changes.seven_nine,),
    ),
    Case(
        5,
        ("Oğuzhan", None, "Yıldırımlar"),
        "last year every part certificate and the final one, handed out; "
        "this year's forms closed with drawn signatures",
        now=(plans.at("Bouwbedrijf Gebr. Van den Heuvel-Terhaar"), plans.signed("drawn")),
        before=(plans.signed("drawn"),),
    ),
    Case(
        4,
        ("Mila", None, "Jovanovićeva"),
        "last year all part certificates at two companies together, so no final one",
        before=(plans.parallel_and_good,),
        after=(changes.split_parts,),
    ),
    Case(
        6,
        ("Romy", "van 't", "Zandhof"),
        "grade year 6, every form closed on paper",
        now=(plans.signed("paper"),),
        before=(plans.signed("paper"),),
    ),
    Case(
        5,
        ("Kevin", None, "Martinuska"),
        "one skill of certificate 1 has no grade in any form: a missing grade is no pass",
        now=(plans.good,),
        before=(plans.good,),
        after=(changes.one_empty,),
    ),
    Case(
        4,
        ("Chloé", None, "Duboisier"),
        "a stagecijfer of the jobcoach's own beside the computed one",
        now=(plans.at("Bloemen Van Rijnland"), plans.early),
        before=(plans.good,),
        after=(changes.own_grade,),
    ),
    Case(
        5,
        ("Stanisław", None, "Wójcikowski"),
        "four days a week: a norm of 1024 hours",
        now=(plans.days_a_week((0, 1, 2, 3), 4),),
    ),
    Case(
        5,
        ("Naomi", None, "Pinasbergen"),
        "days a week unknown: the norm is 768, with a notice",
        now=(plans.days_a_week((0, 1, 2), None),),
    ),
    Case(
        4,
        ("Björn", "in 't", "Veldkampje"),
        "stage op maat: a norm of 320 hours with its reason",
        now=(plans.own_norm(320, "Energie voor drie halve dagen, in overleg met ouders"),),
    ),
)
_ABOUT_PLACEMENTS = (
    Case(
        4,
        ("Łukasz", None, "Wójciński"),
        "without a placement for three weeks; ready for one",
        now=(plans.without,),
    ),
    Case(2, ("Silke", None, "Haarveld"), "not ready for an external stage", now=(plans.unready,)),
    Case(
        4,
        ("Zoë", None, "Bakkerink"),
        "a talk four days ago, the intake half filled in, no start yet",
        now=(plans.at("Kinderdagverblijf Zon"), plans.talked(4, half=True)),
    ),
    Case(
        3,
        ("İbrahim", None, "Uçarsoy"),
        "a talk in three days; the intake is empty",
        now=(plans.talked(-3, half=False),),
    ),
    Case(
        4,
        ("Yusuf", "van der", "Meerkamp"),
        "changed company in the year: the certificates start anew",
        now=(plans.moved,),
        before=(plans.moved,),
    ),
    Case(
        3,
        ("Shanaya", None, "Ramkhelawan-Bhagoe"),
        "two placements at the same time, each with its own slips",
        now=(plans.parallel,),
    ),
    Case(
        3,
        ("Damian", None, "Poelgeestra"),
        "fourteen years old, with a timetable that breaks two limits of the law",
        now=(plans.long_days,),
        after=(changes.aged(14),),
    ),
    Case(
        5,
        ("Esra", None, "Güçlütürk"),
        "the timetable changed in the year: two versions",
        now=(plans.other_times,),
        before=(plans.other_times,),
    ),
    Case(
        5,
        ("Maaike", None, "Oosterzeelen"),
        "the supervisor changed in the year: papers name the one of their date",
        now=(plans.other_supervisor,),
    ),
    Case(
        5,
        ("Quincy", None, "Landveldt"),
        "TOP Academie",
        after=(changes.of_kind("top_academie"),),
    ),
    Case(
        5,
        ("Wiktoria", None, "Sałatkiewicz"),
        "PROVSO.WORKS",
        after=(changes.of_kind("provso_works"),),
    ),
    Case(
        3,
        ("Anouk", None, "Terwindt-van Scheltinga"),
        "neither consent nor a signed agreement came back",
        after=(changes.no_papers,),
    ),
)
_ABOUT_PEOPLE = (
    Case(
        6,
        ("Furkan", None, "Ağırbaş"),
        "eighteen, the parents may be called",
        after=(changes.aged(18, consent=True),),
    ),
    Case(
        6,
        ("Élise", "de la", "Fontainerie"),
        "eighteen, without consent to call the parents",
        after=(changes.aged(18),),
    ),
    Case(
        4,
        ("Małgorzata", None, "Krzyżanowiecka-Brzęczyszczykiewicz"),
        "birth date unknown; the longest name of the school",
        after=(changes.born_unknown,),
    ),
    Case(
        4,
        ("Rayan", None, "Al-Faroukhi"),
        "came from another class with another mentor in the fifth week",
        after=(changes.other_class,),
    ),
    Case(
        3,
        ("Joëlle", None, "Vlietlander"),
        "left the school thirty days ago",
        now=(plans.stopped,),
        after=(changes.left,),
    ),
    Case(
        0,
        ("Rayan", None, "El Amranioui"),
        "left last summer with certificates, now in aftercare",
        before=(plans.good,),
    ),
)
#: In the order of their student numbers, from 10001 on.
CASES = (*_ABOUT_HOURS, *_ABOUT_GRADES, *_ABOUT_PLACEMENTS, *_ABOUT_PEOPLE)
