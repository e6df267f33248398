/**
 * The way out to addresses that people give. Whoever may name an address must not reach through us what he or she could not
 * reach alone: nothing but public servers, over TLS, at the one address that was checked.
 */
@NamedInterface("outbound")
@NullMarked
package eu.passerelle.kernel.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
