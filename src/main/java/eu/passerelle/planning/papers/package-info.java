/** Papers of headings, texts, lists and tables as files to hand on: PDF and DOCX. Knows nothing of plans. */
@NullMarked
package eu.passerelle.planning.papers;

import org.jspecify.annotations.NullMarked;
