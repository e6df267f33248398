package eu.passerelle.scheduling;

import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.Travel;

/**
 * How much mentoring an expert can take.
 *
 * @param noticeHours how long before its start a session must be booked
 * @param onHolidays whether weekly times hold on the public holidays of the expert's country
 * @param travel to sessions on site
 */
record Limits(int noticeHours, Buffers buffers, Caps caps, boolean onHolidays, Travel travel) {
    static final int USUAL_NOTICE_HOURS = 24;
    static final Limits USUAL = new Limits(USUAL_NOTICE_HOURS, Buffers.NONE, Caps.NONE, false, Travel.NONE);
}
