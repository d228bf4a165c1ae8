package org.headgate.idempotency.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.idempotency.api.Idempotent;

/** Finds the resource methods that take an idempotency key, by their interfaces. */
@ApplicationScoped
public class IdempotentMethods {

  private final Map<Method, Boolean> known = new ConcurrentHashMap<>();

  boolean contains(Method method) {
    return known.computeIfAbsent(method, IdempotentMethods::isIdempotent);
  }

  private static boolean isIdempotent(Method method) {
    return Arrays.stream(method.getDeclaringClass().getInterfaces())
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .filter(declared -> declared.getName().equals(method.getName()))
        .filter(declared -> Arrays.equals(declared.getParameterTypes(), method.getParameterTypes()))
        .map(declared -> declared.getAnnotation(Idempotent.class))
        .anyMatch(idempotent -> idempotent != null && !idempotent.isStreamed());
  }
}
