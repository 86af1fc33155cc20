package io.tenantry.system.web;

import io.tenantry.system.platform.SystemTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the web client. A parameter of type {@link WebScene} is the one of this JVM. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SystemTest
@ExtendWith(WebSceneExtension.class)
@Timeout(180)
@interface WebTest {}
