/**
 * Renders the manifests of {@code deploy} and checks them: against the schema of Kubernetes,
 * against each other, against the settings the services know, and against the commands of {@code
 * deploy/README.md}.
 *
 * <p>No library renders Kustomize on the JVM, and a test may assume nothing but a JDK. So the
 * kustomizations keep to {@code resources}, {@code namespace}, {@code labels} and {@code patches}
 * (strategic merge, lists by name); {@link io.tenantry.deploy.Kustomization} renders exactly this
 * subset and refuses every other field. Where {@code kubectl} or {@code kustomize} is on the path,
 * its output is compared as well.
 *
 * <p>A check is proved by {@code src/test/resources/broken}: each file there is a patch that breaks
 * one thing, named by what is wrong, with the finding it must cause in its first line.
 */
package io.tenantry.deploy;
