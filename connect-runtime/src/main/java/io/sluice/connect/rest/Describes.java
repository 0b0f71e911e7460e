package io.sluice.connect.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a method of a resource what its paths, parameters and types do not show, for {@link OpenApi}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Describes {
    /** What the request is for, in a sentence. */
    String value();

    /** The type of the body; {@code Map} stands for a configuration. */
    Class<?> takes() default Void.class;

    /** The types an answer may be of; none for an empty one. */
    Class<?>[] gives() default {};

    /** The statuses of success. */
    int[] success() default 200;

    /** The statuses a client has to reckon with besides. */
    int[] failure() default {};
}
