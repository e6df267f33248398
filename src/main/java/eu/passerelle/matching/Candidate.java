package eu.passerelle.matching;

import eu.passerelle.directory.Expert;
import eu.passerelle.matching.graph.Evidence;

/** An expert in question, with what is known for and against. @param words how well he or she answers the words, 0 to 1 */
record Candidate(Expert expert, double words, Evidence evidence) {}
