"""Who may open the register's pages."""

from hall.staff.access import duty_required
from hall.staff.duties import Duty

reads_the_book = duty_required(
    Duty.ACCEPT,
    Duty.EXAMINE,
    Duty.APPROVE,
    Duty.RECORD,
    Duty.ENGROSS,
    Duty.ISSUE,
    Duty.ARCHIVE,
    Duty.SUPERVISE,
)
makes_certificates = duty_required(Duty.ENGROSS, Duty.ISSUE)
keeps_the_archive = duty_required(Duty.ARCHIVE)
looks_up_files = duty_required(Duty.REVIEW_HOUSING, Duty.ASSESS, Duty.COLLECT)
