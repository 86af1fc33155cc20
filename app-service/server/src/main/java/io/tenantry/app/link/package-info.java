/**
 * The one place that makes URLs.
 *
 * <p>A link is followed by browsers, mail programs and other systems that know nothing of the
 * request it was answered to. So every link names the tenant and the company itself: the tenant by
 * its registered host name, or, if it has none, by the query parameter {@code tenant}; the company
 * as a part of the path, even when the request did not name it. Scheme and port are those the
 * caller used; of headers set by a proxy only those of trusted proxies count.
 *
 * <p>The way back, from a path that names no company to the one that does, is taken here too.
 *
 * <p>Pages of the web client are the exception: whoever looks at one has signed in on its host, so
 * {@link io.tenantry.app.link.PageLinks} stays there.
 */
package io.tenantry.app.link;
