package eu.passerelle.directory.competences;

/** What coordinators decide on a concept, as the trail names it. */
enum ConceptAction {
    CONCEPT_ADDED,
    CONCEPT_EDITED,
    CONCEPT_MOVED,
    CONCEPT_MERGED,
    CONCEPT_DEPRECATED,
    CONCEPT_RESTORED,
    CONCEPT_IMPORTED
}
