package org.headgate.deployment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chart of {@code deploy/helm}, rendered without Helm. */
record HelmChart(Path folder) {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  static List<JsonNode> documents(String text) {
    try {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll().stream()
          .filter(document -> !document.isEmpty())
          .sorted(Comparator.comparing(document -> document.path("kind").asText()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> values(String text) {
    try {
      return YAML.readValue(text, MAP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> ownValues() {
    return values(text(folder.resolve("values.yaml")));
  }

  /** The resources for a release with these values in place of the chart's own, by kind. */
  List<JsonNode> render(String release, Map<String, Object> values) {
    Map<String, Template> templates = templates();
    Map<String, Template> named = new HashMap<>();
    templates.values().forEach(template -> named.putAll(template.defined()));
    Map<String, Object> root =
        Map.of(
            "Values", merged(ownValues(), values),
            "Release", Map.of("Name", release),
            "Chart", Map.of("AppVersion", appVersion()));
    TemplateScope[] scope = new TemplateScope[1];
    scope[0] = new TemplateScope(root, Map.of(), name -> named.get(name).render(scope[0]));
    return documents(
        templates.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(".yaml"))
            .map(entry -> entry.getValue().render(scope[0]))
            .collect(Collectors.joining("\n---\n")));
  }

  private String appVersion() {
    return (String) values(text(folder.resolve("Chart.yaml"))).get("appVersion");
  }

  private Map<String, Template> templates() {
    try (Stream<Path> files = Files.list(folder.resolve("templates"))) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(),
              file -> new Template(text(file)),
              (one, other) -> one,
              TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> merged(Map<String, Object> own, Map<String, Object> others) {
    Map<String, Object> merged = new HashMap<>(own);
    others.forEach(
        (name, value) ->
            merged.merge(
                name,
                value,
                (before, after) ->
                    before instanceof Map<?, ?> map && after instanceof Map<?, ?> over
                        ? merged(strings(map), strings(over))
                        : after));
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> strings(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
