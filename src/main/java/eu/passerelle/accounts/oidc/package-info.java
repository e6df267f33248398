/**
 * OpenID Connect: what a provider of a city or of the network says of somebody, and whether it is to be believed. It knows
 * no accounts; whom it lets in as whom is for the package above.
 */
@NullMarked
package eu.passerelle.accounts.oidc;

import org.jspecify.annotations.NullMarked;
