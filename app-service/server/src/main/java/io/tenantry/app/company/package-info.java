/**
 * Companies: legal entities inside a tenant, and the walls between them.
 *
 * <p>Every business row belongs to exactly one company. {@link
 * io.tenantry.app.company.CompanyScope} is the only way to such rows: it opens a transaction, finds
 * the company and sets {@code tenantry.company} for that transaction, which is what the policies of
 * row-level security compare with. The setting ends with the transaction, so a pooled connection
 * carries nothing on. {@link io.tenantry.app.company.CompanyGuard} refuses every statement on
 * business tables that comes by another way, before it is sent.
 *
 * <p>The companies themselves are rows of the tenant, in schema {@code tenantry}, without such a
 * wall.
 */
package io.tenantry.app.company;
