package eu.passerelle.home;

/** The way of a team with the network, from its diagnosis to the look back. */
enum Stage {
    ASSESS,
    ASK,
    MEET,
    PLAN,
    REVIEW
}
