package eu.passerelle.notifications.reminders;

import eu.passerelle.accounts.Correspondents.Holder;
import eu.passerelle.scheduling.Side;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Somebody who is reminded of a session.
 *
 * @param key the id of the account, or that of the expert or team for which nobody has one
 * @param holder empty when nobody may sign in for this side; then the address that the network knows is written to
 * @param zone by whose clock he or she lives
 */
public record Guest(String key, Side side, Optional<Holder> holder, ZoneId zone, ZoneId otherZone) {}
