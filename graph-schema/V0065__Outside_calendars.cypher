// Calendars that experts keep elsewhere: what of them is busy, month by month; the addresses are read in turn.
CREATE CONSTRAINT outside_calendar_id IF NOT EXISTS FOR (n:OutsideCalendar) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT busy_month IF NOT EXISTS FOR (n:BusyMonth) REQUIRE (n.calendarId, n.month) IS UNIQUE;
CREATE INDEX outside_calendar_expert IF NOT EXISTS FOR (n:OutsideCalendar) ON (n.expertId);
CREATE INDEX outside_calendar_due IF NOT EXISTS FOR (n:OutsideCalendar) ON (n.dueAt);
CREATE INDEX busy_month_expert IF NOT EXISTS FOR (n:BusyMonth) ON (n.expertId, n.month);
