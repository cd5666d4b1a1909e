"""The balance's questions that SQL answers: each counts what must not be."""

from __future__ import annotations

from typing import Final

REGISTER: Final = {
    "同时有两个所有权的单元": """
        SELECT count(*) FROM (SELECT unit_id FROM registration_standing
        WHERE kind = 'ownership' GROUP BY unit_id HAVING count(*) > 1) twice""",
    "重复的证书号": """
        SELECT count(*) FROM (SELECT number FROM registration_certificate
        WHERE number <> '' GROUP BY number HAVING count(*) > 1) twice""",
    "没有登簿的件留下的登记": """
        SELECT count(*) FROM registration_entry entry JOIN cases_case held ON held.number = entry.case_number
        WHERE held.recorded_at IS NULL""",
    "已登簿而没有登记的件": """
        SELECT count(*) FROM cases_case held WHERE held.outcome = 'recorded' AND NOT EXISTS (
            SELECT 1 FROM registration_entry entry WHERE entry.case_number = held.number)""",
    "单元上没有权利人的抵押权": """
        SELECT count(*) FROM registration_standing mortgage
        JOIN registration_realestateunit unit ON unit.id = mortgage.unit_id
        WHERE mortgage.kind = 'mortgage' AND NOT EXISTS (
            SELECT 1 FROM registration_standing title
            JOIN registration_realestateunit titled ON titled.id = title.unit_id
            WHERE title.kind IN ('ownership', 'land-use') AND titled.parcel_id = unit.parcel_id
            AND (titled.id = unit.id OR substr(titled.number, 20, 1) = 'W'
                OR substr(unit.number, 20, 1) = 'W'))""",
    "顺位有空缺或者重复的单元": """
        SELECT count(*) FROM (SELECT unit_id FROM registration_standing WHERE kind = 'mortgage'
        GROUP BY unit_id
        HAVING count(DISTINCT rank) <> count(*) OR min(rank) <> 1 OR max(rank) <> count(*)) holes""",
    "权利已经终止而仍然有效的证书": """
        SELECT count(*) FROM registration_certificate held WHERE held.state = 'valid' AND NOT EXISTS (
            SELECT 1 FROM registration_standing standing WHERE standing.right_id = held.right_id)""",
}
"""What the book must not say. A mortgage on a building under way rests on the land's title (实施细则 75), one
of land that has passed into its houses on theirs (一体登记)."""

CASES: Final = {
    "没有通知到的登簿": """
        SELECT count(*) FROM cases_case held WHERE held.outcome = 'recorded' AND NOT EXISTS (
            SELECT 1 FROM exchange_notice notice
            WHERE notice.stream = held.number AND notice.topic = 'case.recorded')""",
    "没有回执的通知": """
        SELECT count(*) FROM exchange_delivery WHERE state = 'delivered' AND acknowledgement = ''""",
    "没有送达回证的法院来文": """
        SELECT count(*) FROM registration_courtreceipt receipt WHERE NOT EXISTS (
            SELECT 1 FROM papers_paper paper
            WHERE paper.case_number = receipt.case_number AND paper.kind = 'service-return')""",
    "已经了结而仍占着单元的件": """
        SELECT count(DISTINCT held.id) FROM cases_case held JOIN cases_caseunit unit ON unit.case_id = held.id
        WHERE unit.is_open AND (held.outcome <> '' OR held.closed_at IS NOT NULL)""",
    "已经了结而仍在计时中止的件": """
        SELECT count(DISTINCT held.id) FROM cases_case held JOIN cases_clockpause pause
        ON pause.case_id = held.id WHERE pause.until IS NULL AND held.outcome <> ''""",
    "已经了结而仍等部门答复的件": """
        SELECT count(DISTINCT held.id) FROM cases_case held JOIN cases_coreview review
        ON review.case_id = held.id WHERE review.verdict = 'open' AND held.outcome <> ''""",
    "没有登簿就归档而税费没有退清的件": """
        SELECT count(DISTINCT held.id) FROM cases_case held JOIN cashier_billline line
        ON line.case_id = held.id WHERE held.closed_at IS NOT NULL AND line.state IN ('due', 'paid')
        AND held.outcome IN ('declined', 'refused', 'withdrawn')""",
    "与账目不符的收款": """
        SELECT count(*) FROM cashier_payment payment WHERE payment.amount <> (
            SELECT coalesce(sum(amount), 0) FROM cashier_billline WHERE payment_id = payment.id)""",
}
"""What must be true of every case, open or closed."""
