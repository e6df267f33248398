/** The shell of the pages: layout, components, start pages, errors, languages. */
@ApplicationModule(allowedDependencies = {"kernel", "accounts"})
@NullMarked
package eu.passerelle.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
