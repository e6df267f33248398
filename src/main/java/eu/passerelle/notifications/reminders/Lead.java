package eu.passerelle.notifications.reminders;

/** How long before a session. A week and a day by the person's calendar and clock, the hour by sixty minutes. */
public enum Lead {
    WEEK,
    DAY,
    HOUR
}
