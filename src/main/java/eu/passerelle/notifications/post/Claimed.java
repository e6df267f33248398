package eu.passerelle.notifications.post;

/** A mail that one sender holds for a while: only who has the claim may say what became of it. */
record Claimed(String claim, Mail mail) {}
