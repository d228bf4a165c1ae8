package org.headgate.pool.service.statements;

import jakarta.persistence.Entity;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Made-up arguments of a method: what is optional is there or not, what is one of several is each
 * of them, in all combinations, or in pairs where those are too many. The shape of a statement
 * hangs on such choices and on nothing else.
 */
final class ArgumentVariants {

  private static final int MOST = 60;

  private static final Map<Class<?>, Object> VALUES =
      Map.ofEntries(
          Map.entry(String.class, "text"),
          Map.entry(UUID.class, new UUID(0x0190000000007000L, 0x8000000000000001L)),
          Map.entry(Instant.class, Instant.parse("2026-01-01T00:00:00Z")),
          Map.entry(LocalDate.class, LocalDate.parse("2026-01-01")),
          Map.entry(Duration.class, Duration.ofMinutes(1)),
          Map.entry(int.class, 10),
          Map.entry(Integer.class, 10),
          Map.entry(long.class, 10L),
          Map.entry(Long.class, 10L),
          Map.entry(short.class, (short) 1),
          Map.entry(double.class, 1.0),
          Map.entry(Double.class, 1.0),
          Map.entry(byte[].class, new byte[32]));

  /** The choices so far, in the order of asking. */
  private final List<Integer> chosen;

  private final List<Integer> arities = new ArrayList<>();

  private ArgumentVariants(List<Integer> chosen) {
    this.chosen = chosen;
  }

  /** All that are tried. */
  static List<Object[]> of(Executable method) {
    List<Object[]> all = new ArrayList<>();
    List<List<Integer>> waiting = new ArrayList<>(List.of(List.of()));
    while (!waiting.isEmpty() && all.size() < MOST) {
      List<Integer> choices = waiting.remove(0);
      ArgumentVariants variant = new ArgumentVariants(choices);
      all.add(variant.arguments(method));
      for (int place = choices.size(); place < variant.arities.size(); place++) {
        for (int other = 1; other < variant.arities.get(place); other++) {
          List<Integer> next = new ArrayList<>(choices);
          while (next.size() < place) {
            next.add(0);
          }
          next.add(other);
          waiting.add(next);
        }
      }
    }
    return all;
  }

  private Object[] arguments(Executable method) {
    return Stream.of(method.getGenericParameterTypes()).map(this::value).toArray();
  }

  private int choose(int arity) {
    int place = arities.size();
    arities.add(arity);
    return place < chosen.size() ? chosen.get(place) : 0;
  }

  private Object value(Type type) {
    if (type instanceof WildcardType wildcard) {
      return value(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = type instanceof Class<?> found ? found : Object.class;
    if (VALUES.containsKey(plain)) {
      return VALUES.get(plain);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return choose(2) == 1;
    }
    if (plain.isEnum()) {
      Object[] constants = plain.getEnumConstants();
      return constants[choose(constants.length)];
    }
    if (plain.isArray()) {
      Object array = Array.newInstance(plain.getComponentType(), 1);
      Array.set(array, 0, value(plain.getComponentType()));
      return array;
    }
    if (plain.isSealed() && plain.isInterface()) {
      Class<?>[] kinds = plain.getPermittedSubclasses();
      return value(kinds[choose(kinds.length)]);
    }
    if (plain.isInterface()) {
      return proxy(plain);
    }
    return plain.isRecord() ? record(plain) : object(plain);
  }

  private Object generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return choose(2) == 0 ? Optional.empty() : Optional.of(value(of[0]));
    }
    if (raw == Set.class) {
      return Set.of(value(of[0]));
    }
    if (raw == List.class || raw == Collection.class) {
      return List.of(value(of[0]));
    }
    if (raw == Map.class) {
      return Map.of(value(of[0]), value(of[1]));
    }
    return raw.isInterface() ? proxy(raw) : object(raw);
  }

  private Object record(Class<?> type) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      Object[] arguments =
          Stream.of(type.getRecordComponents())
              .map(component -> value(component.getGenericType()))
              .toArray();
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException refused) {
      return constant(type)
          .orElseThrow(() -> new IllegalArgumentException("no " + type.getName(), refused));
    }
  }

  /** An entity by its empty constructor; it is sent by its primary key or not at all. */
  private Object object(Class<?> type) {
    if (type.isAnnotationPresent(Entity.class)) {
      try {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("no " + type.getName(), e);
      }
    }
    return constant(type)
        .or(() -> made(type))
        .orElseThrow(() -> new IllegalArgumentException("no " + type.getName()));
  }

  private static Optional<Object> constant(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
        .findFirst()
        .map(ArgumentVariants::read);
  }

  private static Object read(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Optional<Object> made(Class<?> type) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      try {
        constructor.setAccessible(true);
        return Optional.of(constructor.newInstance(arguments(constructor)));
      } catch (ReflectiveOperationException | RuntimeException next) {
        // Another one may do.
      }
    }
    return Optional.empty();
  }

  /** A function gives back what it is given. */
  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getReturnType() == void.class || arguments == null ? null : arguments[0]);
  }
}
