package countinghouse.storefront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Tells another process how to reach a storefront; only its owner may read it. */
final class ReadyFile {
  private ReadyFile() {}

  static void write(Path file, Storefront storefront) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("woocommerce_url", storefront.url()).put("square_url", storefront.url());
    node.put("consumer_key", storefront.keys().consumerKey());
    node.put("consumer_secret", storefront.keys().consumerSecret());
    node.put("square_access_token", storefront.accessToken());
    node.put("now", storefront.now().toString());
    node.put("timezone", BusinessTime.ZONE.getId());
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary =
        Files.createTempFile(
            folder,
            "ready",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, Response.write(node) + "\n");
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
