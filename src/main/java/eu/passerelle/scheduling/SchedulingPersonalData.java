package eu.passerelle.scheduling;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** When somebody can be met, is away, and was met. */
@Component
class SchedulingPersonalData implements PersonalData {
    private static final String AVAILABILITY_RULE = """
            MATCH (a:Availability) WHERE a.expertId IN $experts
            MATCH (a)-[:HAS_RULE]->(n:AvailabilityRule) RETURN n
            """;
    private static final String OWN_DAY = """
            MATCH (a:Availability) WHERE a.expertId IN $experts
            MATCH (a)-[:HAS_OWN_DAY]->(n:OwnDay) RETURN n
            """;
    private static final String ABSENCE = """
            MATCH (a:Availability) WHERE a.expertId IN $experts
            MATCH (a)-[:HAS_ABSENCE]->(n:Absence) RETURN n
            """;
    private static final String EXTRA_TIME = """
            MATCH (a:Availability) WHERE a.expertId IN $experts
            MATCH (a)-[:HAS_EXTRA_TIME]->(n:ExtraTime) RETURN n
            """;
    private static final String AVAILABILITY = """
            MATCH (n:Availability) WHERE n.expertId IN $experts RETURN n
            """;
    private static final String BUSY_MONTH = """
            MATCH (n:BusyMonth) WHERE n.expertId IN $experts RETURN n
            """;
    private static final String OUTSIDE_CALENDAR = """
            MATCH (n:OutsideCalendar) WHERE n.expertId IN $experts RETURN n
            """;
    private static final String CALENDAR_FEED = """
            MATCH (n:CalendarFeed) WHERE n.accountId IN $accounts OR n.calendar IN $experts RETURN n
            """;
    private static final String HOLD = """
            MATCH (n:Hold) WHERE n.expertId IN $experts RETURN n
            """;
    private static final String SLOT_CELL = """
            MATCH (n:SlotCell) WHERE n.calendar IN $experts RETURN n
            """;
    private static final String SESSION = """
            MATCH (n:Session) WHERE n.expertId IN $experts RETURN n
            """;
    private static final String ATTENDANCE = """
            MATCH (s:Session) WHERE s.expertId IN $experts
            MATCH (n:Attendance {sessionId: s.id}) WHERE toLower(n.side) = 'expert' RETURN n
            """;

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("AvailabilityRule", AVAILABILITY_RULE),
                Holding.of("OwnDay", OWN_DAY),
                Holding.of("Absence", ABSENCE),
                Holding.of("ExtraTime", EXTRA_TIME),
                Holding.of("Availability", AVAILABILITY),
                Holding.of("BusyMonth", BUSY_MONTH),
                Holding.of("OutsideCalendar", OUTSIDE_CALENDAR),
                Holding.of("CalendarFeed", CALENDAR_FEED),
                Holding.of("Hold", HOLD),
                Holding.of("SlotCell", SLOT_CELL),
                Holding.of("Session", SESSION),
                Holding.of("Attendance", ATTENDANCE));
    }
}
