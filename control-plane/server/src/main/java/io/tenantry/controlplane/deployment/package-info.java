/**
 * Which shape this installation has: how many tenants there are, and how many companies the largest
 * of them has.
 *
 * <p>Companies are made by tenants themselves, in their own databases, so the catalog cannot know
 * them. A census asks each database, a few at a time, and remembers the answer: what it says of a
 * tenant is a minute or two old or, where many are busy, some minutes. Companies are made by
 * requests, and instances report those: a tenant that none was reported of is asked once a day.
 */
package io.tenantry.controlplane.deployment;
