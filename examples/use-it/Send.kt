import com.stytch.java.b2b.StytchB2BClient
import com.stytch.java.b2b.models.magiclinksemaildiscovery.SendRequest
import com.stytch.java.common.OptionalClientConfig
import com.stytch.java.common.StytchResult

suspend fun main() {
    val stytch = StytchB2BClient(
        System.getenv("STYTCH_PROJECT_ID"),
        System.getenv("STYTCH_SECRET"),
        OptionalClientConfig(apiBaseUrl = System.getenv("STYTCH_API_URL")),
    )

    val sent = stytch.magicLinks.email.discovery.send(
        SendRequest(emailAddress = "ada@example.com"),
    )
    when (sent) {
        is StytchResult.Success -> println(sent.value.requestId)
        is StytchResult.Error -> println(sent.exception)
    }
}
