// The sessions of a series share a UID, for each side its own.
DROP CONSTRAINT attendance_uid IF EXISTS;
CREATE INDEX attendance_of_uid IF NOT EXISTS FOR (n:Attendance) ON (n.uid);
