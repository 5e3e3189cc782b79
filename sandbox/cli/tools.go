//go:build tools

// Package tools pins the Pulumi CLI that the sandbox builds where none can be found or installed.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
