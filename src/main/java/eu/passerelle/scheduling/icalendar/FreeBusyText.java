package eu.passerelle.scheduling.icalendar;

import eu.passerelle.scheduling.recurrence.Stretch;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VFreeBusy;
import net.fortuna.ical4j.model.parameter.FbType;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.FreeBusy;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;

/**
 * When somebody is busy, as published free/busy time (RFC 5546, 3.3.1): what scheduling programs lay beside each other.
 * The organizer that the standard wants is the service, not the person, whose address is nobody's business.
 */
public final class FreeBusyText {
    private FreeBusyText() {}

    /** @param window what it speaks of; @param busy in order of time, within the window */
    public static String write(URI service, Stretch window, List<Stretch> busy, Instant writtenAt) {
        var component = new VFreeBusy(false);
        component.add(new Uid("busy-" + window.start().getEpochSecond() + "@passerelle"));
        component.add(new DtStamp(writtenAt));
        component.add(new DtStart<>(window.start()));
        component.add(new DtEnd<>(window.end()));
        component.add(new Organizer(service));
        busy.forEach(stretch -> component.add(freeBusy(stretch)));
        Calendar calendar = InvitationText.calendar(ImmutableMethod.PUBLISH);
        calendar.add(component);
        return CalendarText.of(calendar);
    }

    private static FreeBusy freeBusy(Stretch stretch) {
        String period = CalendarText.utc(stretch.start()) + "/" + CalendarText.utc(stretch.end());
        return new FreeBusy(new ParameterList(List.of(FbType.BUSY)), period);
    }
}
