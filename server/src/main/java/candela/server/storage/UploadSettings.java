package candela.server.storage;

import candela.server.platform.SettingDefinition;
import candela.server.platform.Settings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How large an upload may be, and that it is written to the data folder as it arrives. */
@Configuration(proxyBeanMethods = false)
class UploadSettings {

    @Bean
    SettingDefinition<Integer> uploadLimit(Settings settings) {
        var most = settings.upload().megabytes();
        return SettingDefinition.number(
                "upload.max_megabytes",
                most,
                1,
                most,
                "The largest file that can be uploaded, in megabytes; CANDELA_UPLOAD_MEGABYTES is the upper bound");
    }

    @Bean
    MultipartConfigElement multipart(Settings settings, Disk disk) {
        var most = (long) settings.upload().megabytes() << 20;
        return new MultipartConfigElement(disk.arriving().toString(), most, most + (1 << 20), 0);
    }
}
