package eu.passerelle.cities;

import eu.passerelle.kernel.Event;
import eu.passerelle.kernel.TeamId;

/** Where a team is, how far it has come, or who sits in it is no longer what it was; followers read the present state. */
public record TeamChanged(TeamId team) implements Event {}
