// Mails of one matter go out in order; the sender asks for those before a mail.
CREATE INDEX mail_thread IF NOT EXISTS FOR (n:Mail) ON (n.thread, n.position);
