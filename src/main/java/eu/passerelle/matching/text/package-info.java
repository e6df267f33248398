/**
 * What an expert's texts say of a request. Texts are cut into passages; each is looked at by its words (BM25 in its own
 * language) and by its meaning (a vector of a language model in this process); the best few passages of an expert count.
 */
@NullMarked
package eu.passerelle.matching.text;

import org.jspecify.annotations.NullMarked;
