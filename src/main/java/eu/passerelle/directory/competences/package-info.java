/**
 * The taxonomy as coordinators keep it, and as everybody may read it: pages, decisions, SKOS in and out, and the words that
 * it lacks.
 */
@NullMarked
package eu.passerelle.directory.competences;

import org.jspecify.annotations.NullMarked;
