package org.headgate.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * An image as the OCI image layout has it, read by the letter: what does not match its digest or
 * its size is a failure.
 *
 * @param folder the layout
 */
public record OciLayout(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The variables that the image sets. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : texts(configuration().at("/config/Env"))) {
      int sign = variable.indexOf('=');
      environment.put(variable.substring(0, sign), variable.substring(sign + 1));
    }
    return environment;
  }

  public String user() throws IOException {
    return configuration().at("/config/User").asText();
  }

  public List<String> entryPoint() throws IOException {
    return texts(configuration().at("/config/Entrypoint"));
  }

  /** The line of the health check, which a shell runs in the container. */
  public String healthCheck() throws IOException {
    List<String> test = texts(configuration().at("/config/Healthcheck/Test"));
    assertThat(test).hasSize(2).startsWith("CMD-SHELL");
    return test.get(1);
  }

  /** Unpacks one layer over the other. */
  public Path unpack(Path root) throws IOException {
    Files.createDirectory(root);
    List<String> digests = texts(configuration().at("/rootfs/diff_ids"));
    int number = 0;
    for (JsonNode layer : manifest().path("layers")) {
      Path blob = blob(layer);
      try (InputStream zipped = Files.newInputStream(blob);
          InputStream tar = new GZIPInputStream(zipped)) {
        assertThat(digest(tar)).isEqualTo(digests.get(number++));
      }
      Tool.named("tar").run(root, "-xzpf", blob.toString(), "--numeric-owner");
    }
    assertThat(digests).hasSize(number);
    return root;
  }

  private JsonNode configuration() throws IOException {
    return JSON.readTree(blob(manifest().path("config")).toFile());
  }

  private JsonNode manifest() throws IOException {
    assertThat(
            JSON.readTree(folder.resolve("oci-layout").toFile()).at("/imageLayoutVersion").asText())
        .isEqualTo("1.0.0");
    return JSON.readTree(
        blob(JSON.readTree(folder.resolve("index.json").toFile()).at("/manifests/0")).toFile());
  }

  private Path blob(JsonNode descriptor) throws IOException {
    String digest = descriptor.path("digest").asText();
    Path blob = folder.resolve("blobs").resolve(digest.replace(':', '/'));
    assertThat(Files.size(blob)).isEqualTo(descriptor.path("size").asLong());
    try (InputStream content = Files.newInputStream(blob)) {
      assertThat(digest(content)).isEqualTo(digest);
    }
    return blob;
  }

  private static String digest(InputStream content) throws IOException {
    try (DigestInputStream digested =
        new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return "sha256:" + HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
