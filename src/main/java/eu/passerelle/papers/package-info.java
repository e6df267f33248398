/** Papers of headings, texts, lists and tables as files to hand on: PDF and DOCX. Knows nothing of what stands in them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package eu.passerelle.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
