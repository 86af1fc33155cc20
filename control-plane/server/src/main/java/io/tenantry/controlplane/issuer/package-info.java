/**
 * Identity providers that tenants bring: checked when they are saved, while whoever saves them is
 * there to read what is wrong, and never again by this process.
 *
 * <p>The addresses come from callers, so they could name what only this process reaches
 * (server-side request forgery). They are asked over TLS, at public addresses alone, at the very
 * address that was looked up and judged; nobody is redirected, and nobody is given more than a few
 * seconds or sends more than a document of that kind can hold.
 */
package io.tenantry.controlplane.issuer;
