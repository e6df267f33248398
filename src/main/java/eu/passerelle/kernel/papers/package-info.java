/** Papers of headings, texts, lists and tables as files to hand on: PDF and DOCX. Knows nothing of what they are about. */
@NamedInterface("papers")
@NullMarked
package eu.passerelle.kernel.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
