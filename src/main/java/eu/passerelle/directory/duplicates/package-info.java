/** Two profiles of one person: found, shown side by side, merged field by field, and taken apart again. */
@NullMarked
package eu.passerelle.directory.duplicates;

import org.jspecify.annotations.NullMarked;
