package eu.passerelle.engagements.polls;

/** As what a person is asked. */
enum PersonKind {
    /** Of the team; these make up the quorum. */
    MEMBER,
    /** Without whom the others do not understand each other: always has to be there. */
    INTERPRETER,
    /** Besides the mentor, whose calendar is known. */
    MENTOR
}
