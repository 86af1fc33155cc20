/**
 * What entities are, and which of them a tenant is offered.
 *
 * <p>A {@link io.tenantry.app.odata.model.Table} says how rows of a business table read as
 * entities: one constant SELECT, its columns as properties, and how rows of other tables belong to
 * them. Nothing that a caller sends ever becomes an identifier; a name in a URL only picks one of
 * the constants. The published web services of a release decide which tables are offered, and under
 * which names: {@link io.tenantry.app.odata.model.Models} builds that model once for a state of the
 * release's objects, and holds no data of any tenant.
 */
package io.tenantry.app.odata.model;
