package eu.passerelle.notifications;

/** Kinds of news that people choose a rhythm for together. The message keys {@code notifications.group.<name>} name them. */
enum NoticeGroup {
    REQUESTS(true),
    ANSWERS(true),
    CALENDAR_ANSWERS(true),
    MENTORING(true),
    PROFILE(true),
    /** Somebody waits for it, and a day is all there is to use it. */
    APPROVALS(false),
    /** Whoever is looked as hears of it while it goes on. */
    LOOKS(false),
    /** They have a last day, and so cannot wait. */
    CLOSING(false),
    /** Their mails change calendars, and so cannot wait, either. */
    SESSIONS(false);

    private final boolean mayWait;

    NoticeGroup(boolean mayWait) {
        this.mayWait = mayWait;
    }

    boolean mayWait() {
        return mayWait;
    }
}
