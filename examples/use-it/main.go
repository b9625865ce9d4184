package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/stytchauth/stytch-go/v18/stytch/b2b/b2bstytchapi"
	"github.com/stytchauth/stytch-go/v18/stytch/b2b/magiclinks/email/discovery"
)

func main() {
	stytch, err := b2bstytchapi.NewClient(
		os.Getenv("STYTCH_PROJECT_ID"),
		os.Getenv("STYTCH_SECRET"),
		b2bstytchapi.WithBaseURI(os.Getenv("STYTCH_API_URL")),
	)
	if err != nil {
		log.Fatal(err)
	}

	sent, err := stytch.MagicLinks.Email.Discovery.Send(
		context.Background(),
		&discovery.SendParams{EmailAddress: "ada@example.com"},
	)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(sent.StatusCode, sent.RequestID)
}
